/** A thread that sends a file to the server, so that sending does not hold up the thread that is measured. */
import { createReadStream, statSync } from 'node:fs';
import { request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { url, path, cookie, chunked } = workerData as Readonly<Record<'url' | 'path' | 'cookie', string>> & {
  readonly chunked: boolean;
};
let sent = 0;
const headers = {
  'content-type': 'application/octet-stream',
  origin: new URL(url).origin,
  cookie,
  ...(chunked ? {} : { 'content-length': statSync(path).size }),
};
const say = (status: number, body: string) => parentPort?.postMessage({ status, body, sent });
const sending = request(url, { method: 'POST', headers }, (response) => {
  let body = '';
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    body += text;
  });
  response.on('end', () => {
    say(response.statusCode ?? 0, body);
    sending.destroy();
    file.destroy();
  });
});
// Once it has answered, the server need not take the rest.
sending.on('error', () => undefined);
const file = createReadStream(path);
file.on('data', (piece) => {
  sent += piece.length;
});
file.pipe(sending);
