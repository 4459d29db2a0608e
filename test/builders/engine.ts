import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Log } from '../../main/log/log.ts';
import type { Draft } from '../../preload/contract/calls.ts';
import type { CustomerDraft } from '../../preload/contract/registration.ts';
import { aLog } from '../fakes/log-folder.ts';
import { type StubZastrpay, startStubZastrpay } from '../fakes/stub-zastrpay.ts';
import { aForm, maxMustermann } from './customer.ts';
import { type EngineParts, engineOver } from './engine-over.ts';

export interface EngineOptions extends Omit<EngineParts, 'log' | 'baseUrl'> {
  readonly log?: Log;
  readonly stub?: StubZastrpay;
}

/** The use-cases over a real log and real HTTP, with a stub at the other end that judges for itself. */
export async function anEngine(options: EngineOptions = {}) {
  const stub = options.stub ?? (await startStubZastrpay());
  onTestFinished(() => stub.close());
  const engine = engineOver({ ...options, log: options.log ?? aLog(), baseUrl: stub.baseUrl });
  onTestFinished(() => engine.delivery.stopAll());
  return { ...engine, stub };
}

/** A form as it comes from the window, under an id of its own. */
export const aDraft = (customer: Partial<CustomerDraft> = {}, id: string = randomUUID()): Draft => ({
  id,
  form: aForm({ ...maxMustermann, ...customer }),
});
