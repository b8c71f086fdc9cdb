/// What is kept of each case: its fields, its turns, its trail, its evidence.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.record;
