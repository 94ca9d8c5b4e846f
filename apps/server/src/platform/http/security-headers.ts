/**
 * Content-Security-Policy of every answer. No other host at all; scripts only from this server.
 *
 * img-src has blob: and data: for map images and printed pictures; font-src data: for small fonts put inline by the
 * bundler. The map's worker is a file of this server, so worker-src needs no blob:.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/** Policy of a download: should it be opened in place after all, nothing in it runs or loads. */
export const ATTACHMENT_POLICY = "default-src 'none'; sandbox";

/** Headers every answer carries. Where the device is may be asked by these pages: a record gets its place on site. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // With the line above it isolates the pages from other origins, and workers may share memory. All is from here.
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
};

/** Sent when the client came over TLS (RFC 6797 forbids it elsewhere): one year. */
export const STRICT_TRANSPORT = 'max-age=31536000';
