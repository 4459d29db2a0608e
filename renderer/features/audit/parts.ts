import type { ComponentType } from 'react';
import type { AuditPart } from '../../stores/navigation.ts';
import { CheckPart } from './CheckPart.tsx';
import { ExportPart } from './ExportPart.tsx';

export const auditPartOf: Readonly<Record<AuditPart, ComponentType>> = {
  export: ExportPart,
  check: CheckPart,
};
