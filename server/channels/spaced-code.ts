/** A query code as it is printed and read out: `ABCD EFGH`. */
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
