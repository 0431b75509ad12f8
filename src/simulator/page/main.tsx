import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style/tokens.css';
import './style/shell.css';
import './style/messages.css';
import './style/blocks.css';
import './style/forms.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
