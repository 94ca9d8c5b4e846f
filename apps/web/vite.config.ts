import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The stand-alone verifier is offered beside the ledger: the very file of this repository, not built, not bundled. */
const verifier: Plugin = {
  name: 'verify-ledger',
  generateBundle() {
    const source = readFileSync(join(import.meta.dirname, '../../tools/verify-ledger.mjs'), 'utf8');
    this.emitFile({ type: 'asset', fileName: 'verify-ledger.mjs', source });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), verifier],
  worker: { format: 'es' },
  build: { outDir: 'dist', target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': 'http://127.0.0.1:4180', '/livez': 'http://127.0.0.1:4180' } },
});
