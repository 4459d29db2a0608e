import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayCounts } from '../../../preload/contract/today.ts';
import { tagFor } from '../../ui/times.ts';
import { type DayGroup, dayGroups, groupsOf } from './day-groups.ts';

const width = 56;
const gap = 28;
const height = 112;

/** The last days as bars, for the eye, and as a table for whoever does not see them. */
export function DaysChart(props: { readonly days: readonly DayCounts[] }): ReactElement {
  const { t, i18n } = useTranslation();
  const days = props.days.map((day) => ({ day: day.day, groups: groupsOf(day) }));
  const totals = days.map(({ groups }) => dayGroups.reduce((sum, group) => sum + groups[group], 0));
  const highest = Math.max(1, ...totals);
  const tag = tagFor(i18n.language);
  const format = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
  const name = (day: string): string => format.format(new Date(`${day}T00:00:00Z`));
  return (
    <section className="days" aria-labelledby="today-days">
      <h2 id="today-days">{t('today.days')}</h2>
      <ul className="days-legend" aria-hidden="true">
        {dayGroups.map((group) => (
          <li key={group}>
            <svg className={`days-key days-${group}`} viewBox="0 0 10 10" width="10" height="10">
              <title>{t(`today.groups.${group}`)}</title>
              <rect width="10" height="10" rx="2" />
            </svg>
            {t(`today.groups.${group}`)}
          </li>
        ))}
      </ul>
      <svg
        className="days-chart"
        viewBox={`0 0 ${days.length * (width + gap)} ${height + 40}`}
        aria-hidden="true"
        focusable="false"
      >
        {days.map(({ day, groups }, at) => (
          <g key={day} transform={`translate(${at * (width + gap) + gap / 2} 0)`}>
            <Bar groups={groups} highest={highest} total={totals[at] ?? 0} />
            <text className="days-name" x={width / 2} y={height + 34} textAnchor="middle">
              {name(day)}
            </text>
          </g>
        ))}
      </svg>
      <table className="visually-hidden">
        <caption>{t('today.days')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('today.day')}</th>
            {dayGroups.map((group) => (
              <th key={group} scope="col">
                {t(`today.groups.${group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, groups }) => (
            <tr key={day}>
              <th scope="row">{name(day)}</th>
              {dayGroups.map((group) => (
                <td key={group}>{groups[group]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar(props: {
  readonly groups: Readonly<Record<DayGroup, number>>;
  readonly highest: number;
  readonly total: number;
}): ReactElement {
  const { groups, highest, total } = props;
  const tall = (count: number): number => (count / highest) * (height - 4);
  let top = height + 16;
  return (
    <>
      <line className="days-ground" x1="-8" x2={width + 8} y1={height + 16.5} y2={height + 16.5} />
      {dayGroups.map((group) => {
        top -= tall(groups[group]);
        return groups[group] === 0 ? null : (
          <rect key={group} className={`days-${group}`} x="0" y={top} width={width} height={tall(groups[group])} />
        );
      })}
      {total > 0 && (
        <text className="days-total" x={width / 2} y={top - 5} textAnchor="middle">
          {total}
        </text>
      )}
    </>
  );
}
