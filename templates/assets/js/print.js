import './submit-guard.js';
