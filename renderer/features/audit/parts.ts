import type { ComponentType } from 'react';
import type { AuditPart } from '../../stores/navigation.ts';
import { CheckPart } from './CheckPart.tsx';
import { ExportPart } from './ExportPart.tsx';
import { SchedulePart } from './SchedulePart.tsx';

export const auditPartOf: Readonly<Record<AuditPart, ComponentType>> = {
  export: ExportPart,
  schedule: SchedulePart,
  check: CheckPart,
};
