import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAudit, useNavigation } from '../../App/parts.ts';
import { auditParts } from '../../stores/navigation.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PartTabs } from '../../ui/PartTabs.tsx';
import './AuditScreen.css';
import { auditPartOf } from './parts.ts';
import { ScheduleProblem } from './SchedulePart.tsx';

/** The record for whoever examines it: what leaves the desk, and what can be proven of it. */
export function AuditScreen(): ReactElement {
  const { t } = useTranslation();
  const part = useNavigation((store) => store.auditPart);
  const goTo = useNavigation((store) => store.goToAudit);
  const error = useAudit((store) => store.error);
  const readsLogAside = useAudit((store) => store.desk?.readsLogAside ?? true);
  return (
    <div className="audit">
      <h1>{t('audit.title')}</h1>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {part !== 'schedule' && <ScheduleProblem />}
      {!readsLogAside && <Notice tone="warning">{t('audit.runtimeTooOld')}</Notice>}
      <PartTabs
        label={t('audit.title')}
        parts={auditParts.map((id) => ({ id, name: t(`audit.parts.${id}`), Content: auditPartOf[id] }))}
        shown={part}
        onShow={goTo}
      />
    </div>
  );
}
