import { type ReactElement, useState } from 'react';
import { Button as AriaButton, CheckboxButton, CheckboxField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ListSettingsStoreApi } from '../../stores/list-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { ArrowDownIcon, ArrowUpIcon, CheckIcon, ColumnsIcon } from '../../ui/icons.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

/** Which columns there are and in which order. */
export function ColumnsButton(props: { readonly settings: ListSettingsStoreApi }): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <AriaButton className="button button-quiet columns-button" onPress={() => setOpen(true)}>
        <ColumnsIcon />
        {t('sessions.columnsChoice')}
      </AriaButton>
      <Sheet title={t('sessions.columnsChoice')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ColumnLines settings={props.settings} />
        <div className="sheet-actions">
          <Button kind="primary" onPress={() => setOpen(false)}>
            {t('frame.close')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}

function ColumnLines(props: { readonly settings: ListSettingsStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { settings } = props;
  const layout = useStore(settings, (each) => each.layout);
  const { show, move } = settings.getState();
  const mover = (label: string, icon: ReactElement, isEnd: boolean, act: () => Promise<void>): ReactElement => (
    // Not disabled at the end, so that whoever moves a column by keys does not lose the button under their finger.
    <AriaButton
      className="button button-quiet button-icon"
      aria-label={label}
      aria-disabled={isEnd}
      onPress={() => void act()}
    >
      {icon}
    </AriaButton>
  );
  return (
    <ul className="columns">
      {layout.map(({ column, isShown }, at) => {
        const name = t(`sessions.columns.${column}`);
        return (
          <li key={column} className="columns-line">
            <CheckboxField
              isSelected={isShown || column === 'reference'}
              isDisabled={column === 'reference'}
              onChange={(isSelected) => void show(column, isSelected)}
            >
              <CheckboxButton className="check">
                <span className="check-box">
                  <CheckIcon />
                </span>
                <span>{name}</span>
              </CheckboxButton>
            </CheckboxField>
            {mover(t('sessions.columnEarlier', { name }), <ArrowUpIcon />, at === 0, () => move(column, -1))}
            {mover(t('sessions.columnLater', { name }), <ArrowDownIcon />, at === layout.length - 1, () =>
              move(column, 1),
            )}
          </li>
        );
      })}
    </ul>
  );
}
