package org.matricula.registry;

import java.util.List;

/// Rows another module keeps about students. They lie where their student does and belong to the
/// student's person: the register moves them along when a student is placed elsewhere, a unit is
/// moved in the tree, or two persons turn out to be one.
public interface StudentRows {

    /// One table with `scope_pos`.
    ///
    /// @param name with its schema
    /// @param found which rows are those of `:enrolments`
    /// @param person whether it has a `person_id`
    record Table(String name, String found, boolean person) {

        /// With columns `enrolment_id` and `person_id`.
        public static Table of(String name) {
            return new Table(name, "enrolment_id = any (:enrolments)", true);
        }

        /// Of rows found by those of another table, and without a person of their own.
        public static Table part(String name, String found) {
            return new Table(name, found, false);
        }
    }

    /// Those found by others come before them.
    List<Table> tables();
}
