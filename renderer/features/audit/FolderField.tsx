import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAudit, useConsoleParts } from '../../App/parts.ts';
import type { FolderFor } from '../../stores/audit.ts';
import { Button } from '../../ui/Button.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** A folder by the system's dialog, or by its path where the shell has none. */
export function FolderField(props: {
  readonly which: FolderFor;
  readonly label: string;
  readonly hint: string;
  readonly message: Message | null;
}): ReactElement {
  const { t } = useTranslation();
  const { audit } = useConsoleParts();
  const { which, label, message, hint } = props;
  const folder = useAudit((store) => store[which]);
  const isTyped = useAudit((store) => store.desk?.folders === 'typed');
  if (isTyped) {
    return (
      <TextField
        label={label}
        value={folder.typed}
        onChange={(typed) => audit.getState().type(which, typed)}
        message={message ?? { tone: 'hint', text: `${hint} ${t('audit.folderTyped')}` }}
      />
    );
  }
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="audit-folder">
        <Button onPress={() => void audit.getState().choose(which)}>{t('audit.chooseFolder')}</Button>
        <span className={folder.chosen === null ? 'muted' : 'mono'}>{folder.chosen?.name ?? t('audit.noFolder')}</span>
      </div>
      <p className="field-message" role={message === null ? undefined : 'alert'}>
        <span className={message === null ? '' : 'is-error'}>{message?.text ?? hint}</span>
      </p>
    </div>
  );
}
