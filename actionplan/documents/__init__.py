"""Papers composed once and given in every form that members ask for: a page, print, Word, PDF and a workbook."""
