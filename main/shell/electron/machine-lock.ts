import { powerMonitor } from 'electron';

/** Locks with the machine: when it sleeps, or its screen is locked. Usable once the app is ready. */
export function lockWithMachine(lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
}
