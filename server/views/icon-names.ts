/** The outline icons in use: a short list keeps the sprite at a few kilobytes. Add the name here before a template asks for it. */
export const iconNames = [
  'adjustments', 'alert-circle', 'alert-triangle', 'archive', 'arrow-back-up', 'arrow-down', 'arrow-right', 'arrow-up', 'arrows-exchange',
  'bell', 'bolt', 'book', 'building', 'calendar', 'camera', 'camera-plus', 'check', 'chevron-down', 'chevron-left', 'chevron-right',
  'circle-check', 'circle-plus', 'clipboard-check', 'clock', 'clock-pause', 'copy', 'dots', 'edit', 'external-link', 'eye', 'file-text', 'filter', 'flag',
  'gavel', 'history', 'hourglass', 'id', 'inbox', 'info-circle', 'keyboard', 'link', 'list-check', 'lock', 'logout', 'map-pin', 'map-pin-check',
  'message', 'message-plus', 'microphone', 'mood-sad', 'mood-smile', 'navigation', 'paperclip', 'phone', 'phone-call', 'phone-off', 'photo', 'player-pause',
  'plus', 'printer', 'refresh', 'repeat', 'scale', 'search', 'send', 'shield-lock', 'speakerphone', 'stack-2', 'star', 'ticket', 'trash',
  'upload', 'urgent', 'user', 'users', 'users-group', 'wifi-off', 'x',
] as const;

/** A name that `{{icon}}` accepts. */
export type IconName = (typeof iconNames)[number];
