/**
 * Whether a window may choose the screen it comes up on. Wayland leaves that to the system, and tells a window it is where
 * it asked to be: a code could lie on the operator's screen and nobody would know.
 */
export function windowsChooseTheirPlace(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return platform !== 'linux' || environment.XDG_SESSION_TYPE !== 'wayland' || !environment.WAYLAND_DISPLAY;
}
