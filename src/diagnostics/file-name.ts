/** Names of cluster objects as names of files, wherever an artifact is unpacked. */

/** Devices on Windows, whatever the ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * One part of a path. What is not a letter, digit, `.`, `_` or `-` is escaped as in a URL: actions/upload-artifact refuses
 * `" : < > | * ?` and line ends, a slash would begin a folder, a dot at either end would be hidden, or lead out of the folder.
 */
export function fileName(name: string): string {
  return name
    .replace(/[^A-Za-z0-9._-]/gu, escaped)
    .replace(/^\.|\.$/g, escaped)
    .replace(DEVICES, '_$1')
}

function escaped(character: string): string {
  return [...Buffer.from(character)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
