import { expect, it } from 'vitest';
import { html } from '../../../main/practice/html.ts';

it('text is escaped, HTML is not, and a list is joined', () => {
  const name = html`<b>${'<&>"\''}</b>`;
  expect(html`<p title="${'"x'}">${name}${[name, html`!`]}</p>`.text).toBe(
    '<p title="&#34;x"><b>&#60;&#38;&#62;&#34;&#39;</b><b>&#60;&#38;&#62;&#34;&#39;</b>!</p>',
  );
});
