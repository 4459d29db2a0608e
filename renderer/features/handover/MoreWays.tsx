import type { ReactElement } from 'react';
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type GivingWay, givingWays, isDraft } from '../../../preload/contract/handover.ts';
import type { SessionStoreApi } from '../../stores/session.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import './MoreWays.css';

const pictures = givingWays.filter((way) => !isDraft(way));
const drafts = givingWays.filter(isDraft);

interface MoreWaysProps {
  readonly store: SessionStoreApi;
  readonly isDisabled: boolean;
  /** Ways that need more than one press: they open something. */
  readonly openings: readonly { readonly id: string; readonly name: string; readonly open: () => void }[];
}

/** The less usual ways to give a link, out of the way until somebody looks for them. */
export function MoreWays(props: MoreWaysProps): ReactElement {
  const { t } = useTranslation();
  const { store, isDisabled } = props;
  const ways = useStore(store, (each) => each.ways);
  const hasCode = useStore(store, (each) => each.link?.qr != null);
  const isDisplayed = useStore(store, (each) => each.isDisplayed);
  const hasScreen = isDisplayed || (ways?.screens.length ?? 1) > 0;
  const can = (way: GivingWay): boolean => {
    switch (way) {
      case 'mail':
        return ways?.mail ?? false;
      case 'message':
        return true;
      default:
        return hasCode;
    }
  };
  const item = (way: GivingWay) => ({
    id: way,
    name: t(`handover.way.${way}`),
    open: () => void store.getState().give(way),
  });
  const sections = [
    { name: t('handover.counter'), hint: hasScreen ? null : t('handover.display.none'), of: props.openings },
    { name: t('handover.pictures'), hint: null, of: pictures.filter(can).map(item) },
    { name: t('handover.drafts'), hint: t('handover.notSecret'), of: drafts.filter(can).map(item) },
  ];
  return (
    <MenuTrigger
      onOpenChange={(isOpen) => {
        if (isOpen) void store.getState().lookForWays();
      }}
    >
      <AriaButton className="button button-secondary" isDisabled={isDisabled}>
        <span className="button-faces">
          <span className="button-face">
            {t('handover.more')}
            <ChevronIcon />
          </span>
        </span>
      </AriaButton>
      <Popover className="popover ways" placement="bottom end">
        <Menu
          className="options ways-menu"
          onAction={(key) => {
            sections
              .flatMap(({ of }) => of)
              .find(({ id }) => id === key)
              ?.open();
          }}
        >
          {sections
            .filter(({ of }) => of.length > 0)
            .map(({ name, hint, of }) => (
              <MenuSection key={name} className="ways-section">
                <Header className="ways-name">
                  {name}
                  {hint !== null && <span className="ways-hint">{hint}</span>}
                </Header>
                {of.map(({ id, name: what }) => (
                  <MenuItem key={id} id={id} className="option">
                    {what}
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
