/// The student's file: what is known of a person and of one enrolment, read and put right.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.person;
