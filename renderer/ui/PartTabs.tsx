import type { ComponentType, ReactElement, ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import './PartTabs.css';

interface PartTabsProps<T extends string> {
  readonly label: string;
  readonly parts: readonly { readonly id: T; readonly name: string; readonly Content: ComponentType }[];
  readonly shown: T;
  readonly onShow: (part: T) => void;
  /** Small print below the list. */
  readonly below?: ReactNode;
}

/** A screen in parts, one at a time: arrows move between them, Tab goes into the one that is shown. */
export function PartTabs<T extends string>(props: PartTabsProps<T>): ReactElement {
  const { parts } = props;
  return (
    <Tabs
      className="parts"
      orientation="vertical"
      selectedKey={props.shown}
      onSelectionChange={(key) => {
        const chosen = parts.find(({ id }) => id === key);
        if (chosen !== undefined) props.onShow(chosen.id);
      }}
    >
      <div className="parts-index">
        <TabList className="parts-list" aria-label={props.label}>
          {parts.map(({ id, name }) => (
            <Tab key={id} id={id} className="parts-tab">
              {name}
            </Tab>
          ))}
        </TabList>
        {props.below}
      </div>
      {parts.map(({ id, Content }) => (
        <TabPanel key={id} id={id} className="parts-panel">
          <Content />
        </TabPanel>
      ))}
    </Tabs>
  );
}
