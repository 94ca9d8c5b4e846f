/**
 * Name of the session cookie. Browsers take a `__Host-` cookie only over TLS, for this host alone and for every path,
 * so that no neighbour of the same domain can plant one.
 */
export const SESSION_COOKIE = '__Host-luodi';
