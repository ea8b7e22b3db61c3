import './submit-guard.js';
import './clock.js';
import './drafts.js';
import './public-extras.js';
