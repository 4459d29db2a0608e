import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ProfileView } from '../../../preload/contract/profile.ts';
import { useDesk, useDeskParts } from '../../App/parts.ts';
import { createProfilesStore, type ProfilesStoreApi } from '../../stores/profiles.ts';
import { Button } from '../../ui/Button.tsx';
import { EnvironmentWord } from '../../ui/EnvironmentWord.tsx';
import { CheckIcon, PlusIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ConnectionSheet } from './ConnectionSheet.tsx';
import { LiveQuestion } from './LiveQuestion.tsx';
import { NewProfileForm } from './NewProfileForm.tsx';
import { ProfileKey } from './ProfileKey.tsx';
import { ProfilesFile } from './ProfilesFile.tsx';

/** The merchant environments there are, which one is active, and another one. */
export function Profiles(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [store] = useState(() => createProfilesStore(bridge));
  useEffect(() => store.getState().start(), [store]);
  const profiles = useStore(store, (each) => each.profiles);
  const error = useStore(store, (each) => each.error);
  const deskError = useDesk((desk) => desk.error);
  const activeId = useDesk(({ state }) => state?.profile.id);
  const activate = useDesk((desk) => desk.activate);
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState<ProfileView | null>(null);
  const [tested, setTested] = useState<ProfileView | null>(null);
  const wrong = error ?? deskError;

  const choose = (profile: ProfileView): void => {
    if (profile.environment === 'live') setAsked(profile);
    else void activate(profile.id);
  };

  return (
    <section className="settings-part" aria-labelledby="settings-profiles">
      <div className="settings-head">
        <h2 id="settings-profiles">{t('settings.profiles')}</h2>
        {!isAdding && (
          <Button onPress={() => setAdding(true)}>
            <PlusIcon />
            {t('settings.add')}
          </Button>
        )}
      </div>
      <p className="muted">{t('settings.profilesText')}</p>
      {wrong !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${wrong.code}`)}
        </Notice>
      )}
      {profiles === null ? (
        <p className="muted" role="status">
          {error === null && t('settings.loading')}
        </p>
      ) : (
        <ul className="profiles">
          {profiles.map((profile) => (
            <ProfileItem
              key={profile.id}
              profile={profile}
              store={store}
              isActive={profile.id === activeId}
              onChoose={() => choose(profile)}
              onTest={() => setTested(profile)}
            />
          ))}
        </ul>
      )}
      <ProfilesFile store={store} />
      {isAdding && (
        <NewProfileForm
          add={store.getState().add}
          onDone={(added) => {
            setAdding(false);
            // Nobody should learn with a customer waiting that a key was mistyped.
            setTested(added);
          }}
        />
      )}
      <ConnectionSheet
        profile={tested}
        onClose={() => setTested(null)}
        onSwitch={
          tested === null || tested.id === activeId
            ? null
            : () => {
                setTested(null);
                choose(tested);
              }
        }
      />
      <LiveQuestion profile={asked} onConfirm={({ id }) => void activate(id)} onClose={() => setAsked(null)} />
    </section>
  );
}

function ProfileItem(props: {
  readonly profile: ProfileView;
  readonly store: ProfilesStoreApi;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly onTest: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { profile, isActive } = props;
  return (
    <li className="profile" aria-current={isActive ? 'true' : undefined}>
      <div className="profile-words">
        <p className="profile-name">
          {profile.name}
          <EnvironmentWord environment={profile.environment} />
        </p>
        <p className="profile-address muted">
          {profile.baseUrl} · {profile.hasApiKey ? t('settings.hasKey') : t('settings.noKey')}
        </p>
        {profile.warnings.map((warning) => (
          <p key={warning} className="profile-warning">
            {t(`settings.warnings.${warning}`)}
          </p>
        ))}
      </div>
      {profile.environment !== 'practice' && (
        <ProfileKey profile={profile} store={props.store} onChanged={props.onTest} />
      )}
      <Button kind="quiet" onPress={props.onTest} label={t('connection.actionNamed', { name: profile.name })}>
        {t('connection.action')}
      </Button>
      {isActive ? (
        <span className="profile-active">
          <CheckIcon />
          {t('settings.active')}
        </span>
      ) : (
        <Button onPress={props.onChoose} label={t('settings.activateNamed', { name: profile.name })}>
          {t('settings.activate')}
        </Button>
      )}
    </li>
  );
}
