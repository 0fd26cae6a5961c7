package org.aslkeras.page.platform;

import java.util.ArrayList;
import java.util.Map;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ReferenceCache;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.CastNumberInstruction;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;
import org.teavm.parsing.ClassRefsRenamer;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Compiles the core by Java's rules where TeaVM has others: every step in floats is rounded to one
 * (to the bit, as doubles have more than twice as many: Figueroa, 1995), halves are rounded to even,
 * what is too large for an int becomes the largest, and classes of this package stand in for those
 * that TeaVM lacks. So the core is as it is on a phone.
 */
public final class JavaRules implements TeaVMPlugin, ClassHolderTransformer {
    private static final String CORE = "org.aslkeras.core.";
    private static final Map<String, Class<?>> INSTEAD =
            Map.of(
                    "java.security.MessageDigest", MessageDigest.class,
                    "java.security.NoSuchAlgorithmException", NoSuchAlgorithmException.class,
                    "java.util.zip.ZipInputStream", ZipInputStream.class);
    private static final MethodReference RINT =
            new MethodReference(Math.class, "rint", double.class, double.class);
    private static final MethodReference OUR_RINT =
            new MethodReference(Numbers.class, "rint", double.class, double.class);
    private static final MethodReference SINGLE =
            new MethodReference(Numbers.class, "single", float.class, float.class);

    private static final MethodReference BOUNDED =
            new MethodReference(Numbers.class, "bounded", double.class, double.class);

    private final ClassRefsRenamer renamer =
            new ClassRefsRenamer(new ReferenceCache(), JavaRules::instead);

    @Override
    public void install(TeaVMHost host) {
        host.add(this);
    }

    @Override
    public void transformClass(ClassHolder one, ClassHolderTransformerContext context) {
        if (!one.getName().startsWith(CORE)) {
            return;
        }
        for (MethodHolder method : new ArrayList<>(one.getMethods())) {
            if (method.getProgram() == null) {
                continue;
            }
            transform(method.getProgram());
            MethodHolder renamed = renamer.rename(method);
            if (renamed != method) { // it takes or gives one of the classes
                one.removeMethod(method);
                one.addMethod(renamed);
            }
        }
    }

    private void transform(Program program) {
        for (BasicBlock block : program.getBasicBlocks()) {
            for (Instruction step = block.getFirstInstruction(); step != null;) {
                Instruction next = step.getNext();
                transform(step);
                step = next;
            }
        }
        renamer.rename(program);
    }

    private static void transform(Instruction step) {
        if (step instanceof BinaryInstruction computed && givesFloat(computed)) {
            computed.setReceiver(rounded(computed, computed.getReceiver()));
        } else if (step instanceof CastNumberInstruction cast && givesFloat(cast)) {
            cast.setReceiver(rounded(cast, cast.getReceiver()));
        } else if (step instanceof CastNumberInstruction cast && givesInt(cast)) {
            bound(cast);
        } else if (step instanceof InvokeInstruction call && call.getMethod().equals(RINT)) {
            call.setMethod(OUR_RINT);
        }
    }

    /** Rounds what a step gives, into its receiver; what it receives instead is new. */
    private static Variable rounded(Instruction step, Variable receiver) {
        Variable raw = step.getProgram().createVariable();
        step.insertNext(call(SINGLE, raw, receiver, step));
        return raw;
    }

    /** Puts a cast in the place of one, of a bounded double. */
    private static void bound(CastNumberInstruction cast) {
        CastNumberInstruction widen =
                new CastNumberInstruction(cast.getSourceType(), NumericOperandType.DOUBLE);
        widen.setValue(cast.getValue());
        widen.setReceiver(cast.getProgram().createVariable());
        Variable bounded = cast.getProgram().createVariable();
        CastNumberInstruction narrow =
                new CastNumberInstruction(NumericOperandType.DOUBLE, NumericOperandType.INT);
        narrow.setValue(bounded);
        narrow.setReceiver(cast.getReceiver());
        cast.insertPrevious(widen);
        cast.insertPrevious(call(BOUNDED, widen.getReceiver(), bounded, cast));
        cast.replace(narrow);
    }

    private static InvokeInstruction call(
            MethodReference method, Variable argument, Variable receiver, Instruction beside) {
        InvokeInstruction call = new InvokeInstruction();
        call.setType(InvocationType.SPECIAL);
        call.setMethod(method);
        call.setArguments(argument);
        call.setReceiver(receiver);
        call.setLocation(beside.getLocation());
        return call;
    }

    private static boolean givesFloat(BinaryInstruction step) {
        return step.getOperandType() == NumericOperandType.FLOAT
                && step.getOperation() != BinaryOperation.COMPARE_LESS
                && step.getOperation() != BinaryOperation.COMPARE_GREATER;
    }

    private static boolean givesFloat(CastNumberInstruction step) {
        return step.getTargetType() == NumericOperandType.FLOAT
                && step.getSourceType() != NumericOperandType.FLOAT;
    }

    private static boolean givesInt(CastNumberInstruction step) {
        return step.getTargetType() == NumericOperandType.INT
                && (step.getSourceType() == NumericOperandType.FLOAT
                        || step.getSourceType() == NumericOperandType.DOUBLE);
    }

    private static String instead(String name) {
        Class<?> ours = INSTEAD.get(name);
        return ours == null ? name : ours.getName();
    }
}
