import { expect, it } from 'vitest';
import { windowsChooseTheirPlace } from '../../../main/shell/window-places.ts';

it('a window chooses its screen everywhere but under Wayland', () => {
  const wayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
  expect(windowsChooseTheirPlace('linux', wayland)).toBe(false);
  expect(windowsChooseTheirPlace('linux', { ...wayland, XDG_SESSION_TYPE: 'x11' })).toBe(true);
  expect(windowsChooseTheirPlace('linux', { DISPLAY: ':0' })).toBe(true);
  expect(windowsChooseTheirPlace('win32', {})).toBe(true);
  expect(windowsChooseTheirPlace('darwin', {})).toBe(true);
});
