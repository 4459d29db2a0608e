import type { Asked, Said } from './server.ts';

/** The few files beside the pages; apart from them, because the pages' policy forbids anything inline. */
export function assetAnswer({ method, url }: Asked): Said | null {
  const asset = method === 'GET' ? assets.get(url.pathname) : undefined;
  if (asset === undefined) return null;
  return {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': asset.type, 'x-content-type-options': 'nosniff' },
    body: asset.body,
  };
}

// A link whose token stands in the fragment never sends it; this hands it over.
const fragmentScript = `const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token) location.replace('/customer?token=' + encodeURIComponent(token));
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#0f5c4f"/><path d="M4.5 5h7l-7 6h7" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg>
`;

const stylesheet = `:root {
  color-scheme: light;
  --ink: #17211f;
  --quiet: #52605d;
  --line: #d9e0de;
  --brand: #0f5c4f;
  --brand-dark: #0a453b;
  --practice: #fff3d1;
  --practice-ink: #5c4300;
  --practice-line: #e5c66b;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: #f3f6f5;
  color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
  -webkit-text-size-adjust: 100%;
}
.banner {
  padding: 0.6rem 1rem;
  background: var(--practice);
  border-bottom: 1px solid var(--practice-line);
  color: var(--practice-ink);
  font-size: 0.9375rem;
  text-align: center;
}
.banner strong, .banner span { display: inline-block; }
main {
  max-width: 34rem;
  margin: 2rem auto;
  padding: 2rem;
  background: #fff;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
  overflow-wrap: anywhere;
}
h1 { margin: 0 0 0.75rem; font-size: 1.625rem; line-height: 1.25; text-wrap: balance; overflow-wrap: normal; }
h2 { margin: 0 0 0.5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); font-size: 0.9375rem; }
dl { margin: 1.25rem 0; border-top: 1px solid var(--line); }
dl > div {
  display: grid;
  grid-template-columns: 11rem 1fr;
  gap: 0 1rem;
  padding: 0.55rem 0;
  border-bottom: 1px solid var(--line);
}
dt { color: var(--quiet); overflow-wrap: normal; }
dd { margin: 0; white-space: pre-line; }
.choices { display: grid; gap: 0.75rem; margin: 1.5rem 0 0; }
button, .button {
  display: block;
  width: 100%;
  min-height: 3rem;
  padding: 0.7rem 1rem;
  border: 1px solid var(--brand);
  border-radius: 0.5rem;
  background: #fff;
  color: var(--brand);
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  cursor: pointer;
}
button:hover, .button:hover { background: #eef5f3; }
.main-choice { background: var(--brand); color: #fff; }
.main-choice:hover { background: var(--brand-dark); }
button:focus-visible, .button:focus-visible { outline: 3px solid #1d6fd8; outline-offset: 2px; }
.qr { width: min(100%, 17rem); margin: 1.5rem auto; }
.qr svg { display: block; width: 100%; height: auto; }
.practising {
  margin: 2rem 0 0;
  padding: 1rem;
  border: 1px dashed var(--practice-line);
  border-radius: 0.5rem;
  background: #fffaf0;
}
.practising .choices { margin-top: 0; }
.practising button { border-color: var(--practice-ink); background: transparent; color: var(--practice-ink); }
.practising button:hover { background: var(--practice); }
@media (max-width: 36rem) {
  body { background: #fff; }
  main { margin: 0; padding: 1.5rem 1.25rem 2rem; border: 0; border-radius: 0; }
  h1 { font-size: 1.4375rem; }
  dl > div { grid-template-columns: 1fr; }
  dt { font-size: 0.875rem; }
}
`;

const assets: ReadonlyMap<string, { readonly type: string; readonly body: string }> = new Map([
  ['/practice.css', { type: 'text/css; charset=utf-8', body: stylesheet }],
  ['/fragment.js', { type: 'text/javascript; charset=utf-8', body: fragmentScript }],
  ['/icon.svg', { type: 'image/svg+xml', body: icon }],
]);
