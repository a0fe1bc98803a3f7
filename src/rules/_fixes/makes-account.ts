/** Programs that make an account or a group. */
export const MAKES_ACCOUNT = /^(?:useradd|adduser|groupadd|addgroup)$/;
