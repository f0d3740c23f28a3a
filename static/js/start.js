// Starts the few GOV.UK Frontend components that we use, and our own. Every page works without them.
import { Button, Checkboxes, createAll, ErrorSummary, NotificationBanner, SkipLink } from "../build/govuk-frontend.min.js";
import { keepDrafts } from "./drafts.js";
import { revealUnderRadios } from "./reveal.js";

[Button, Checkboxes, ErrorSummary, NotificationBanner, SkipLink].forEach((component) => createAll(component));
revealUnderRadios();
keepDrafts();
