package org.matricula.portal.manual;

/// What the pages of the manual show.
public interface ManualView {

    /// One chapter in a list.
    ///
    /// @param opening what it is about
    record Entry(String name, String title, String opening) {}
}
