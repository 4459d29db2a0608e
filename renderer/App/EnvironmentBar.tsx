import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import './EnvironmentBar.css';
import { useDesk } from './parts.ts';

/** Where a registration would go, above everything else: quiet for practice, impossible to overlook for live. */
export function EnvironmentBar(): ReactElement | null {
  const { t } = useTranslation();
  const profile = useDesk(({ state }) => state?.profile ?? null);
  if (profile === null) return null;
  return (
    <section
      className={`environment environment-${profile.environment}`}
      aria-label={t('frame.activeProfile', { name: profile.name })}
    >
      <strong className="environment-word">{t(`frame.environment.${profile.environment}`)}</strong>
      {/* There is one practice profile, and its name says no more than the word. */}
      {profile.environment !== 'practice' && <span className="environment-name">{profile.name}</span>}
      <span className="environment-means">{t(`frame.environmentMeans.${profile.environment}`)}</span>
    </section>
  );
}
