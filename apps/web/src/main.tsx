import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/noto-sans-sc/index.css';
import './ui/base.css';
import { App } from './app/app.tsx';
import { startI18n } from './platform/i18n.ts';

startI18n();

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: 1 } } });
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
