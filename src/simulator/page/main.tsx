import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/sidebar.css';
import './style/dialogs.css';
import './style/messages.css';
import './style/composer.css';
import './style/text.css';
import './style/blocks.css';
import './style/data.css';
import './style/forms.css';
import './style/narrow.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
