import './ui/look.css';
import './ui/parts.css';
import './ui/queue.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { loadLanguage, rememberedLanguage } from './shell/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const words = await loadLanguage(rememberedLanguage());
createRoot(root).render(<App words={words} />);
