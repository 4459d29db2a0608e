import type { ReactElement, ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import './FilterChip.css';
import { CheckIcon, ChevronIcon, CloseIcon } from './icons.tsx';
import './Menu.css';

interface FilterChipProps<T extends string> {
  readonly name: string;
  /** What is chosen, in words; null: nothing is. */
  readonly value: string | null;
  readonly options: readonly { readonly id: T; readonly words: ReactNode }[];
  readonly selected: readonly T[];
  readonly isSeveral?: boolean;
  readonly onChange: (selected: readonly T[]) => void;
}

/** One thing to filter by: quiet while it filters nothing, and with a cross once it does. */
export function FilterChip<T extends string>(props: FilterChipProps<T>): ReactElement {
  const { t } = useTranslation();
  const { name, value, options, selected } = props;
  return (
    <span className={value === null ? 'chip' : 'chip is-set'}>
      <MenuTrigger>
        <Button className="chip-button">
          <span>{name}</span>
          {value !== null && <span className="chip-value">{value}</span>}
          {value === null && <ChevronIcon />}
        </Button>
        <Popover className="popover" offset={4} placement="bottom start">
          <Menu
            className="options"
            aria-label={name}
            selectionMode={props.isSeveral ? 'multiple' : 'single'}
            selectedKeys={selected}
            onSelectionChange={(keys) =>
              props.onChange(options.flatMap(({ id }) => (keys === 'all' || keys.has(id) ? [id] : [])))
            }
          >
            {options.map(({ id, words }) => (
              <MenuItem
                key={id}
                id={id}
                className="option menu-option"
                textValue={typeof words === 'string' ? words : id}
              >
                <span className="menu-check">
                  <CheckIcon />
                </span>
                <span>{words}</span>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {value !== null && (
        <Button
          className="chip-clear"
          aria-label={t('sessions.filters.clearOne', { name })}
          onPress={() => props.onChange([])}
        >
          <CloseIcon />
        </Button>
      )}
    </span>
  );
}
