import { parentPort, workerData } from 'node:worker_threads';
import type { DeskErrorCode } from '../../preload/contract/errors.ts';
import { Failure } from '../core/failure.ts';
import type { SealedCustomer } from '../log/snapshot.ts';
import { type CustomersShown, customerCells } from './customer-cells.ts';
import { giveWay, waitingForOthers } from './gives-way.ts';

/** Key material is transferred, not copied. */
export type ToCustomers =
  | ({ readonly kind: 'start' } & CustomersShown)
  | { readonly kind: 'batch'; readonly id: number; readonly sealed: readonly SealedCustomer[] };

/** A `Failure` crosses as data, because error classes do not survive the way. */
export type FromCustomers =
  | { readonly kind: 'up' }
  | { readonly kind: 'opened'; readonly id: number; readonly cells: readonly string[] }
  | { readonly kind: 'failed'; readonly id: number; readonly code: DeskErrorCode; readonly message: string };

const port = parentPort;
if (port === null) throw new Error('customers are opened beside the export, in a thread');
giveWay();
const makeWay = waitingForOthers(workerData);
const tell = (message: FromCustomers): void => port.postMessage(message);
let cellsOf: ReturnType<typeof customerCells> | null = null;

port.on('message', (message: ToCustomers) => {
  switch (message.kind) {
    case 'start':
      cellsOf = customerCells(message);
      for (const key of message.keys) key.fill(0);
      tell({ kind: 'up' });
      return;
    case 'batch':
      tell(opened(message.id, message.sealed));
  }
});

function opened(id: number, sealed: readonly SealedCustomer[]): FromCustomers {
  if (cellsOf === null) throw new Error('there are no keys yet');
  try {
    const cells: string[] = [];
    for (const each of sealed) {
      cells.push(cellsOf(each));
      makeWay();
    }
    return { kind: 'opened', id, cells };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { kind: 'failed', id, code: error.code, message: error.message };
  }
}
