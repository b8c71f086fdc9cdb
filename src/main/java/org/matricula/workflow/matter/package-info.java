/// 办事指南: who answers for each matter, how it goes, and where it stands on a student's whole way.
@org.jspecify.annotations.NullMarked
package org.matricula.workflow.matter;
