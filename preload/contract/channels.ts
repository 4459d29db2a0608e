/** The only two channels between the console and main. */
export const callChannel = 'desk:call';
export const eventChannel = 'desk:event';
