package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// One step of a case's trail.
///
/// @param by who took it, or whose it is
/// @param when the time taken or the time due, as words
/// @param note the opinion given
public record Step(
        String label,
        State state,
        @Nullable String by,
        @Nullable String when,
        @Nullable String note) {

    public enum State {
        DONE("circle-check"),
        NOW("circle-dot"),
        TODO("circle"),
        RETURNED("undo-2"),
        REFUSED("circle-x");

        private final String icon;

        State(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        /// The class in the style sheet and the last part of the message key.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
