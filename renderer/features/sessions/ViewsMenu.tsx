import { type FormEvent, type ReactElement, useState } from 'react';
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type ListFilter, longestViewName, noFilter } from '../../../preload/contract/session-list.ts';
import { type ListSettingsStoreApi, sameFilter } from '../../stores/list-settings.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, ChevronIcon } from '../../ui/icons.tsx';
import '../../ui/Menu.css';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { builtInViews } from './built-in-views.ts';

interface ViewsMenuProps {
  readonly store: SessionsStoreApi;
  readonly settings: ListSettingsStoreApi;
}

/** Filters by their names: those that come with the desk, and the operators' own. */
export function ViewsMenu(props: ViewsMenuProps): ReactElement {
  const { t } = useTranslation();
  const { store, settings } = props;
  const filter = useStore(store, (each) => each.filter);
  const views = useStore(settings, (each) => each.views);
  const [isNaming, setNaming] = useState(false);

  const builtIn = builtInViews.find((view) => sameFilter(view.filter, filter));
  const own = views.find((view) => sameFilter(view.filter, filter));
  const current =
    own?.name ?? (builtIn === undefined ? t('sessions.views.unnamed') : t(`sessions.views.${builtIn.name}`));
  const choose = (next: ListFilter): void => store.getState().narrow(next);
  const item = (id: string, words: string, next: ListFilter, isCurrent: boolean): ReactElement => (
    <MenuItem key={id} id={id} textValue={words} className="option menu-option" onAction={() => choose(next)}>
      <span className={isCurrent ? 'menu-check is-current' : 'menu-check'}>
        <CheckIcon />
      </span>
      <span>{words}</span>
    </MenuItem>
  );
  return (
    <>
      <MenuTrigger>
        <AriaButton
          className="button button-secondary views-button"
          aria-label={t('sessions.views.open', { name: current })}
        >
          {current}
          <ChevronIcon />
        </AriaButton>
        <Popover className="popover" offset={4} placement="bottom start">
          <Menu className="options" aria-label={t('sessions.views.label')}>
            <MenuSection>
              {builtInViews.map((view) =>
                item(view.name, t(`sessions.views.${view.name}`), view.filter, view === builtIn),
              )}
            </MenuSection>
            {views.length > 0 && (
              <MenuSection className="menu-section">
                <Header className="menu-header">{t('sessions.views.own')}</Header>
                {views.map((view) => item(`own:${view.name}`, view.name, view.filter, view === own))}
              </MenuSection>
            )}
            {own === undefined && builtIn === undefined && (
              <MenuSection className="menu-section">
                <MenuItem id="save" className="option menu-option" onAction={() => setNaming(true)}>
                  {t('sessions.views.save')}
                </MenuItem>
              </MenuSection>
            )}
            {own !== undefined && (
              <MenuSection className="menu-section">
                <MenuItem
                  id="remove"
                  className="option menu-option"
                  onAction={() => void settings.getState().remove(own.name)}
                >
                  {t('sessions.views.remove', { name: own.name })}
                </MenuItem>
              </MenuSection>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Sheet title={t('sessions.views.saveTitle')} isOpen={isNaming} onClose={() => setNaming(false)}>
        {isNaming && <NameForm {...props} filter={filter ?? noFilter} onClose={() => setNaming(false)} />}
      </Sheet>
    </>
  );
}

function NameForm(props: ViewsMenuProps & { readonly filter: ListFilter; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const { settings, filter, onClose } = props;
  const error = useStore(settings, (each) => each.error);
  const [name, setName] = useState('');
  const [isChecked, setChecked] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === '' || name.trim().length > longestViewName) return;
    if (await settings.getState().save({ name: name.trim(), filter })) onClose();
  };
  const wrong = name.trim() === '' ? 'required' : name.trim().length > longestViewName ? 'too-long' : null;
  const text = wrong !== null ? t(`errors.field.${wrong}`) : error !== null ? t(`errors.desk.${error.code}`) : null;
  return (
    <form className="list-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('sessions.views.name')}
        value={name}
        onChange={setName}
        isNeeded
        autoFocus
        message={
          isChecked && text !== null ? { tone: 'error', text } : { tone: 'hint', text: t('sessions.views.hint') }
        }
      />
      <div className="sheet-actions">
        <Button onPress={onClose}>{t('frame.cancel')}</Button>
        <Button kind="primary" type="submit">
          {t('sessions.views.keep')}
        </Button>
      </div>
    </form>
  );
}
