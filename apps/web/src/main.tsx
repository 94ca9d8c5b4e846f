import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import './ui/base.css';
import { App } from './app/app.tsx';
import { refusalOf } from './platform/api.ts';
import { startI18n } from './platform/i18n.ts';

startI18n();

const client = new QueryClient({
  // What was refused is refused again: only what did not answer is asked once more.
  defaultOptions: { queries: { staleTime: 60_000, retry: (count, error) => count < 1 && !refusalOf(error) } },
});
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
