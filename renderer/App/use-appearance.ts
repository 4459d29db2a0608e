import { useLayoutEffect } from 'react';
import type { Language, Theme } from '../../preload/contract/desk.ts';
import { i18n } from '../i18n/i18n.ts';

/** Language and theme belong to the whole document; `system` leaves the theme to the style sheet. */
export function useAppearance(language: Language, theme: Theme): void {
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [language]);
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
