import { audit } from './audit.ts';
import { connection } from './connection.ts';
import { diagnostics } from './diagnostics.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { firstRun } from './first-run.ts';
import { frame } from './frame.ts';
import { guide } from './guide.ts';
import { handover } from './handover.ts';
import { notices } from './notices.ts';
import { operators } from './operators.ts';
import { palette } from './palette.ts';
import { privacy } from './privacy.ts';
import { problems } from './problems.ts';
import { registration } from './registration.ts';
import { rescue } from './rescue.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { today } from './today.ts';
import { updates } from './updates.ts';
import { vault } from './vault.ts';

export const de = {
  audit,
  connection,
  diagnostics,
  errors,
  events,
  firstRun,
  frame,
  guide,
  handover,
  notices,
  operators,
  palette,
  privacy,
  problems,
  registration,
  rescue,
  sessions,
  settings,
  today,
  updates,
  vault,
};
