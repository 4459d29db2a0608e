import type { Diagnostics } from '../../core/diagnostics.ts';
import type { Handlers } from '../router.ts';

type DiagnosticsHandlers = Pick<Handlers, Extract<keyof Handlers, `diagnostics.${string}`>>;

/** What the desk tells of itself. */
export function diagnosticsHandlers(parts: { readonly diagnostics: Diagnostics }): DiagnosticsHandlers {
  const { diagnostics } = parts;
  return {
    'diagnostics.look': () => diagnostics.look(),
    'diagnostics.save': ({ id }) => diagnostics.save(id),
  };
}
