import { type ListFilter, noFilter } from '../../../preload/contract/session-list.ts';

export type BuiltInView = 'all' | 'open-today' | 'needs-attention' | 'registered-this-week';

/** What is looked for every day. Their names are in the words of both languages. */
export const builtInViews: readonly { readonly name: BuiltInView; readonly filter: ListFilter }[] = [
  { name: 'all', filter: noFilter },
  {
    name: 'open-today',
    filter: { ...noFilter, status: ['sending', 'link-ready', 'handed-over', 'held', 'unknown'], period: 'today' },
  },
  { name: 'needs-attention', filter: { ...noFilter, status: ['unknown', 'held'] } },
  { name: 'registered-this-week', filter: { ...noFilter, status: ['registered'], period: 'this-week' } },
];
