import { describe, expect, it } from 'vitest';
import { createRecentCountries } from '../../../main/core/recent-countries.ts';
import { createViews } from '../../../main/core/views.ts';
import { openConnection } from '../../../main/log/connection.ts';
import { noFilter, usualColumns } from '../../../preload/contract/session-list.ts';
import { maxMustermann } from '../../builders/customer.ts';
import { aLog } from '../../fakes/log-folder.ts';

describe('views', () => {
  it('are kept over a restart, one for each name, whatever its case', async () => {
    const log = aLog();
    const views = createViews(log.remembered);
    await views.save({
      name: '  Lost   in 2025 ',
      filter: { ...noFilter, status: ['expired'], period: { from: '2025-01-01', to: null } },
    });
    await views.save({ name: 'Today', filter: { ...noFilter, period: 'today' } });
    const kept = await views.save({ name: 'lost in 2025', filter: { ...noFilter, status: ['expired', 'cancelled'] } });
    expect(kept.map(({ name }) => name)).toEqual(['lost in 2025', 'Today']);
    const again = createViews(aLog({ file: log.file, keys: log.keys }).remembered);
    expect(await again.list()).toEqual(kept);
    expect(await again.remove('TODAY')).toEqual([kept[0]]);
  });

  it('need a short name', async () => {
    const views = createViews(aLog().remembered);
    for (const name of ['', '   ', 'x'.repeat(41)])
      await expect(views.save({ name, filter: noFilter })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('what another version wrote', () => {
  it('is used as far as it is understood', async () => {
    const log = aLog();
    const other = openConnection(log.file);
    const put = (name: string, value: unknown): void => {
      other.write((to) =>
        to.run('INSERT INTO settings (name, value) VALUES (@name, @value)', { name, value: JSON.stringify(value) }),
      );
    };
    put('views', [
      { name: 'Good', filter: noFilter },
      { name: 'Newer', filter: { ...noFilter, status: ['paused'] } },
      7,
    ]);
    put('columns', [
      { column: 'created', isShown: false },
      { column: 'colour', isShown: true },
    ]);
    put('recent-countries', 'none');
    other.close();
    expect(await log.remembered.views()).toEqual([{ name: 'Good', filter: noFilter }]);
    expect(await log.remembered.columns()).toEqual([
      { column: 'created', isShown: false },
      ...usualColumns.filter(({ column }) => column !== 'created'),
    ]);
    expect(await log.remembered.recentCountries()).toEqual([]);
  });
});

describe('recent countries', () => {
  it('begin with where most customers come from, and follow what is used, the last one first', async () => {
    const countries = createRecentCountries(aLog().remembered);
    expect(await countries.list()).toEqual(['DE', 'AT', 'CH']);
    await countries.use({ ...maxMustermann, country: 'Croatia', nationality: 'hr' });
    await countries.use({ ...maxMustermann, country: 'AT', nationality: 'Atlantis' });
    expect(await countries.list()).toEqual(['AT', 'HR', 'DE', 'CH']);
    for (const country of ['FR', 'IT', 'ES', 'PT']) await countries.use({ ...maxMustermann, country, nationality: '' });
    expect(await countries.list()).toEqual(['PT', 'ES', 'IT', 'FR', 'AT', 'HR']);
  });
});
