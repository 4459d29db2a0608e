import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds on the page as it stands; with `rules`, by those alone. */
export async function findings(console: Page, rules: readonly string[] = []): Promise<readonly string[]> {
  if (!(await console.evaluate(() => 'axe' in window))) await console.evaluate(axe.source);
  return console.evaluate(look, rules);
}

/** In the page. */
async function look(rules: readonly string[]): Promise<readonly string[]> {
  const { axe: inPage } = window as unknown as { readonly axe: typeof axe };
  const { violations } = await inPage.run(document, {
    resultTypes: ['violations'],
    ...(rules.length > 0 && { runOnly: { type: 'rule', values: [...rules] } }),
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
